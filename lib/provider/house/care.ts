/** Someone in danger gets the same calm answer from every programme; a toy has no business improvising here. */
const inDanger =
  /\b(?:kill (?:myself|me)|suicid\w*|end (?:my|it all)(?: life)?\b(?=\W|$)|want to die|self[- ]harm\w*|hurt(?:ing)? myself)\b/i;

/** What no program should give instructions for, toy or not. */
const asksForHarm =
  /\b(?:how (?:to|do i|can i|would i)|instructions|recipe|guide|steps|explain|teach me|help me|tell me)\b.{0,80}\b(?:build|make|making|cook|synthesi[sz]e|assemble|buy|kill|poison|hurt|attack|hack)\b.{0,60}\b(?:bombs?|explosives?|nerve agents?|meth(?:amphetamine)?|bioweapons?|weapons?|poison|someone|somebody|people|person|him|her|them|account|malware)\b/i;

export function answerWithCare(line: string): string | undefined {
  if (inDanger.test(line)) {
    return "That sounds very heavy, and I am only a small program, so please do not stay alone with it. If you might be in danger, call your local emergency number now; if not, a crisis line or someone you trust can listen today. You deserve a person who can answer you properly.";
  }
  if (asksForHarm.test(line))
    return "I will leave that one aside. If there is a question about safety, history or chemistry behind it, ask me that instead.";
  return undefined;
}
