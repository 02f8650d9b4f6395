/** Labels an article: which topics it belongs to, and why. */
import { tokenise } from '../text/tokenise.js';
import type { Label, LabelInput } from '../vocabulary/topic.js';
import { explainLabel } from './explain-label.js';
import { type ArticleTokens, findTerms } from './find-terms.js';
import { holds } from './program.js';
import type { CompiledTopic, TopicMatcher } from './topic-matcher.js';

/** Sum of the weights of everything of the topic that was found; each term counts once. */
function scoreOf(
  topic: CompiledTopic,
  matcher: TopicMatcher,
  topicHolds: (topic: number) => boolean,
): number {
  return topic.scored.reduce(
    (sum, { program, weight }) => (holds(program, matcher.hits, topicHolds) ? sum + weight : sum),
    0,
  );
}

function decide(
  topic: CompiledTopic,
  matcher: TopicMatcher,
  topicHolds: (topic: number) => boolean,
): boolean {
  const { hits } = matcher;
  for (const limit of topic.limits) if (!holds(limit, hits, topicHolds)) return false;
  const { branches, minScore } = topic;
  if (branches.length > 0 && !branches.some(({ program }) => holds(program, hits, topicHolds))) return false;
  return minScore === undefined || scoreOf(topic, matcher, topicHolds) >= minScore;
}

/** Answers for included topics; each is decided once an article. */
function createTopicHolds(matcher: TopicMatcher): (topic: number) => boolean {
  const decided = new Map<number, boolean>();
  const topicHolds = (number: number): boolean => {
    const topic = matcher.topics[number];
    const verdict = decided.get(number) ?? (topic !== undefined && decide(topic, matcher, topicHolds));
    decided.set(number, verdict);
    return verdict;
  };
  return topicHolds;
}

/** Numbers of the topics that may hold, in the order of the configuration. */
function wake(
  { table, hits, wokenBy, always }: TopicMatcher,
  input: LabelInput,
  tokens: ArticleTokens,
): number[] {
  hits.begin();
  const woken = new Set(always);
  findTerms(table, hits, input, tokens, (term) => {
    for (const topic of wokenBy[term] ?? []) woken.add(topic);
  });
  return [...woken].sort((left, right) => left - right);
}

/**
 * The topics of an article in the order of the configuration, each with its evidence. Only topics of which a keyword
 * was found are evaluated. `tokens` spares a second tokenising where another stage has them already.
 */
export function labelArticle(
  matcher: TopicMatcher,
  input: LabelInput,
  tokens: ArticleTokens = { title: tokenise(input.title), text: tokenise(input.text) },
): Label[] {
  const topicHolds = createTopicHolds(matcher);
  const labels: Label[] = [];
  for (const number of wake(matcher, input, tokens)) {
    const topic = matcher.topics[number];
    if (!topic || !decide(topic, matcher, topicHolds)) continue;
    const score = topic.minScore === undefined ? undefined : scoreOf(topic, matcher, topicHolds);
    labels.push({ id: topic.id, because: explainLabel(matcher, topic, input, tokens, score, topicHolds) });
  }
  return labels;
}
