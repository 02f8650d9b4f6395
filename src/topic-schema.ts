/** The settings of a topic, and of topics made from categories. */
import { z } from 'zod';
import { duration, id, keep, language } from './setting-types.js';

const token = z
  .string()
  .regex(
    /^(?:\$\{[A-Za-z_][A-Za-z0-9_]{0,99}\}|[A-Za-z0-9_-]{16,128})$/,
    `must be 16 to 128 letters, digits, "_" or "-", or the name of a variable such as "\${TOKEN}"`,
  );

export const topic = z
  .strictObject({
    id: id.describe('Permanent name, part of the feed addresses.'),
    formerly: z
      .array(id)
      .default([])
      .describe(
        'Ids it had before, the first one first: their addresses redirect, and readers keep their place.',
      ),
    token: token.optional().meta({
      description: `Makes the topic private: it is listed nowhere and served under /private/TOKEN/ alone; \${NAME} is taken from the environment.`,
      writeOnly: true,
    }),
    formerTokens: z
      .array(token)
      .max(8)
      .default([])
      .describe(
        'Tokens it had before, which open it too until they are removed here: for readers on their way.',
      ),
    title: z.string().min(1).optional().describe('Name shown to readers.'),
    description: z.string().optional().describe('One sentence for readers.'),
    match: z
      .string()
      .min(1)
      .optional()
      .describe('Boolean expression, for example: Russia OR Kremlin OR "Vladimir Putin".'),
    also: z.array(z.string().min(1)).optional().describe('Further words or phrases that mean this topic.'),
    categories: z
      .array(z.string().min(1))
      .optional()
      .describe('Categories of articles that mean this topic.'),
    includes: z.array(id).optional().describe('Topics whose articles belong here too.'),
    examples: z
      .array(z.string().min(1).max(2_000))
      .min(1)
      .max(10_000)
      .optional()
      .describe(
        'Articles to learn the topic from by `winnow train`: their addresses, or names of JSON Lines files beside the configuration with an "url", or a "title" and a "text", in each line.',
      ),
    counterExamples: z
      .array(z.string().min(1).max(2_000))
      .max(10_000)
      .optional()
      .describe('Articles that do not belong to the learned topic, in the same forms.'),
    sources: z.array(id).optional().describe('Only articles of these sources.'),
    languages: z.array(language).optional().describe('Only articles in these languages.'),
    stem: z
      .boolean()
      .optional()
      .describe(
        'Whether inflected forms match: true also inside quotes, false nowhere; single words when absent.',
      ),
    matchCase: z.boolean().optional().describe('Whether upper and lower case differ.'),
    matchDiacritics: z.boolean().optional().describe('Whether é and e differ.'),
    keep: keep.optional().describe('Articles that are kept for this topic, whatever their sources say.'),
    minScore: z.number().positive().optional().describe('Least sum of the weights of what was found.'),
    merge: z
      .enum(['off', 'exact', 'near', 'story'])
      .optional()
      .describe('What counts as the same news: nothing, exact copies, near copies, or reports of one event.'),
    content: z
      .enum(['full', 'summary', 'title'])
      .optional()
      .describe('How much of each article the feed carries.'),
    items: z.int().min(1).max(10_000).optional().describe('How many items the feed carries.'),
    itemsPerSource: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe(
        'How many items of one source the feed carries, so that a busy one does not drown the others.',
      ),
    maxAge: duration.optional().describe('Items older than this leave the feed.'),
    sort: z
      .enum(['published', 'arrived', 'reports'])
      .optional()
      .describe(
        'Which items come first: the latest, the last to enter the topic, or those that most sources report.',
      ),
    listed: z.boolean().default(true).describe('Whether the home page and the list of feeds (OPML) name it.'),
  })
  .describe('An output feed and the rule that fills it.');

export const autoTopics = z
  .strictObject({
    minArticles: z
      .int()
      .min(2)
      .max(100_000)
      .default(5)
      .describe('How many articles of the window a category needs to become a topic.'),
    window: duration.prefault('7d').describe('How far back articles count.'),
    exclude: z.array(z.string()).default([]).describe('Categories that never become topics.'),
    most: z.int().min(1).max(2_000).default(200).describe('Most topics made so; the fullest win.'),
  })
  .describe('Topics made from categories that enough articles share; none when absent.');
