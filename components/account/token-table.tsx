import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Table, TableCell, TableHead, TableRow } from "#components/ui/table.tsx";

interface TokenLine {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  votes: number;
}

interface Props {
  tokens: TokenLine[];
  now: Date;
  revoke: (form: FormData) => Promise<void>;
}

/** The tokens in force first, then those that have ended, whose votes stay. */
export function TokenTable({ tokens, now, revoke }: Props) {
  if (tokens.length === 0) {
    return <p className="max-w-[70ch] text-sm text-muted-foreground">None yet. A new one will be listed here.</p>;
  }
  const inForce = tokens.filter((token) => endOf(token, now) === null);
  const over = tokens.filter((token) => endOf(token, now) !== null);
  return (
    <Table label="Tokens and what they may do">
      <thead>
        <tr>
          <TableHead>Token</TableHead>
          <TableHead>
            <span className="sr-only">Revoke</span>
          </TableHead>
          <TableHead>It may</TableHead>
          <TableHead>Last used</TableHead>
          <TableHead>Ends</TableHead>
          <TableHead className="text-right">Votes</TableHead>
        </tr>
      </thead>
      <tbody>
        {[...inForce, ...over].map((token) => (
          <TokenRow key={token.id} token={token} end={endOf(token, now)} revoke={revoke} />
        ))}
      </tbody>
    </Table>
  );
}

function TokenRow({ token, end, revoke }: { token: TokenLine; end: string | null; revoke: Props["revoke"] }) {
  return (
    <TableRow className={end ? "text-muted-foreground" : undefined}>
      <TableCell className="min-w-40">
        <span className="font-medium wrap-anywhere">{token.name}</span>
        <code className="block font-mono text-xs text-muted-foreground">{token.prefix}…</code>
      </TableCell>
      <TableCell>
        {end ? (
          <Badge>{end}</Badge>
        ) : (
          <form action={revoke}>
            <input type="hidden" name="id" value={token.id} />
            <Button type="submit" look="outline" size="small" aria-label={`Revoke ${token.name}`}>
              Revoke
            </Button>
          </form>
        )}
      </TableCell>
      <TableCell className="min-w-44 font-mono text-xs">{token.scopes.join(", ")}</TableCell>
      <TableCell className="whitespace-nowrap">{token.lastUsedAt ? toMinute(token.lastUsedAt) : "Never"}</TableCell>
      <TableCell className="whitespace-nowrap">{toMinute(token.expiresAt)}</TableCell>
      <TableCell className="numeric">{token.votes.toLocaleString("en")}</TableCell>
    </TableRow>
  );
}

/** How a token came to its end; null while it is in force. */
const endOf = ({ revokedAt, expiresAt }: TokenLine, now: Date) =>
  revokedAt ? "Revoked" : expiresAt <= now ? "Ended" : null;

const toMinute = (date: Date) => `${date.toISOString().slice(0, 16).replace("T", " ")} UTC`;
