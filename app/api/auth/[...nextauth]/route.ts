import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { announceAddress, authOptions } from "#lib/auth/config.ts";
import { guarded } from "#lib/safety/guard.ts";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

const handle = guarded((request: Request, context: Context) => {
  announceAddress();
  return NextAuth(request as NextRequest, context, authOptions()) as Promise<Response>;
});

export { handle as GET, handle as POST };
