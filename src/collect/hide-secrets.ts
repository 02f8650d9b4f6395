/** Takes secrets out of texts that people will see. */

/** Shorter ones would blot out ordinary words. */
const shortestSecret = 4;

/** Replaces every value, also in the form it takes in a URL. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return forms
    .filter(({ length }) => length >= shortestSecret)
    .reduce((hidden, form) => hidden.replaceAll(form, '***'), text);
}
