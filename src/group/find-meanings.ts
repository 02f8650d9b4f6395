/** What is sent to the operator's model, and how an answer is taken. */
import type { GroupArticle } from './article-print.js';
import { type Meaning, packMeaning } from './meaning.js';

/** News says first what it is about. */
export function textForModel({ title, text }: Pick<GroupArticle, 'title' | 'text'>): string {
  return `${title}\n${text.slice(0, 2_000)}`;
}

/** By the id of the article; articles whose vector has no direction are left out. */
export function meaningsOf(
  articles: readonly { id: string }[],
  vectors: readonly (readonly number[])[],
  model: string,
): Map<string, Meaning> {
  return new Map(
    articles.flatMap(({ id }, at): [string, Meaning][] => {
      const meaning = packMeaning(vectors[at] ?? [], model);
      return meaning ? [[id, meaning]] : [];
    }),
  );
}
