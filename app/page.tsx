export default function ArenaPage() {
  return null;
}
