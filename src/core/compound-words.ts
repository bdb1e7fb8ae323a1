/**
 * Text with joined words taken apart: "WolfgangSchulz" is searched as "Wolfgang Schulz", and `parseFile` as "parse File".
 * Done to what is indexed and to what is asked alike; full text of chats found the right file in its first ten for 96.6 %
 * of the questions instead of 94.1 % (lihua), as people write names with spaces and programs without.
 */
export function splitCompounds(text: string): string {
  return text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
}
