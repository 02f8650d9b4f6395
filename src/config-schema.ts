/** The one typed schema of `feeds.config.json`: types, defaults, limits, and one sentence per setting. */
import { z } from 'zod';
import type { ClassifierModel } from './label/train-classifier.js';
import { duration, id, keep, language, pause, webAddress } from './setting-types.js';
import type { SourceRequest } from './source-request.js';
import { autoTopics, topic } from './topic-schema.js';

const listingSelectors = z
  .strictObject({
    item: z.string().describe('Selector of one item on the page.'),
    link: z.string().optional().describe('Selector of its link, inside the item.'),
    title: z.string().optional().describe('Selector of its title, inside the item.'),
    date: z.string().optional().describe('Selector of its date, inside the item.'),
    summary: z.string().optional().describe('Selector of its summary, inside the item.'),
    image: z.string().optional().describe('Selector of its image, inside the item.'),
  })
  .describe('CSS selectors that read an HTML page as a list of news.');

const jsonPaths = z
  .strictObject({
    items: z.string().describe('Dotted path of the array of items.'),
    url: z.string().describe('Dotted path of the address, inside an item.'),
    title: z.string().optional().describe('Dotted path of the title, inside an item.'),
    id: z.string().optional().describe('Dotted path of the identifier, inside an item.'),
    date: z.string().optional().describe('Dotted path of the date, inside an item.'),
    content: z.string().optional().describe('Dotted path of the HTML or text, inside an item.'),
    summary: z.string().optional().describe('Dotted path of the summary, inside an item.'),
  })
  .describe('Dotted paths that read a JSON API as a list of news.');

const extraction = {
  fullText: z
    .enum(['auto', 'always', 'never'])
    .optional()
    .describe('Whether article pages are fetched: "auto" does so where the entry has no full text.'),
  article: z
    .string()
    .optional()
    .describe('CSS selector of the article on its page, tried before the scorer.'),
  strip: z.array(z.string()).optional().describe('CSS selectors of blocks to remove from articles.'),
  markers: z
    .array(z.string().min(2))
    .optional()
    .describe('Further ad-marker lines: a block with exactly this text is removed.'),
  related: z
    .strictObject({
      pull: z
        .boolean()
        .default(false)
        .describe('Whether the articles that a page names as related are read too.'),
      max: z.int().min(1).max(20).default(5).describe('How many of them for one article.'),
    })
    .optional()
    .describe('Related articles of the same site, pulled as articles of the source, one level deep.'),
  rules: z.record(z.string(), z.boolean()).optional().describe('Cleaning rules by name, switched on or off.'),
};

const source = z
  .strictObject({
    url: webAddress.describe(
      `Address of the feed, of a page that names one, or of a page or API to read news from; \${NAME} is taken from the environment.`,
    ),
    id: id.optional().describe('Permanent name; made from the address when absent.'),
    title: z.string().min(1).optional().describe('Name shown to readers; taken from the feed when absent.'),
    type: z
      .enum(['auto', 'feed', 'html', 'sitemap', 'json'])
      .default('auto')
      .describe('What the address serves.'),
    select: listingSelectors.optional(),
    paths: jsonPaths.optional(),
    interval: duration.optional().describe('Fixed time between polls; adapted to the source when absent.'),
    cron: z.string().optional().describe('When to poll, as a cron expression, instead of an interval.'),
    language: language
      .optional()
      .describe('Language of the articles (BCP 47), where the source does not say.'),
    headers: z
      .record(
        z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'is no name of a header'),
        z.string().regex(/^[^\r\n]*$/, 'must stand on one line'),
      )
      .optional()
      .meta({
        description: `Further HTTP request headers, shown nowhere; \${NAME} is taken from the environment.`,
        writeOnly: true,
      }),
    preferred: z
      .boolean()
      .default(false)
      .describe('Whether its reports lead the stories that several sources tell.'),
    keep: keep.optional().describe('Which of its articles are kept.'),
    enabled: z.boolean().default(true).describe('Set to false to pause the source and keep its items.'),
    ...extraction,
  })
  .describe('A place to read news from.');

const embeddings = z
  .strictObject({
    url: webAddress.describe(
      'Address of the endpoint, such as "http://127.0.0.1:11434/v1/embeddings"; a private host must stand in "network.allow".',
    ),
    model: z.string().min(1).max(200).describe('Name of the model, as the endpoint knows it.'),
    apiKey: z
      .string()
      .min(1)
      .regex(/^[^\r\n]*$/, 'must stand on one line')
      .optional()
      .meta({
        description: `Bearer token, shown nowhere; \${NAME} is taken from the environment.`,
        writeOnly: true,
      }),
    timeout: duration.prefault('20s').describe('Longest time for one request.'),
    batch: z.int().min(1).max(512).default(32).describe('Texts in one request.'),
    dimensions: z
      .int()
      .min(16)
      .max(4096)
      .default(512)
      .describe('Most values kept of a vector; an octet each for every article in the window.'),
    leastCosine: z
      .number()
      .min(0)
      .max(0.99)
      .default(0.8)
      .describe('Cosine of two vectors up to which they say nothing.'),
  })
  .describe(
    'A model of yours that tells what articles mean, so that reports in other languages join a story; nothing needs it.',
  );

export const configSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Address of this schema, for editors.'),
    include: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Further files with sources, topics and category aliases: a file, a folder, or a pattern such as "feeds.d/*.json", below the folder of this file.',
      ),
    site: z
      .strictObject({
        title: z.string().min(1).default('Winnow').describe('Name of the site that serves the feeds.'),
        description: z
          .string()
          .default('News by topic, cleaned and merged.')
          .describe('One sentence for readers.'),
        url: webAddress.optional().describe('Public address; http://localhost:PORT when absent.'),
        language: language.default('en').describe('Language of the site (BCP 47).'),
        contact: z
          .string()
          .optional()
          .describe('Address in the User-Agent, so that publishers can reach you.'),
        hubs: z
          .array(webAddress)
          .max(5)
          .default([])
          .describe('WebSub hubs of others that are told of every change, beside our own.'),
        tagHost: z
          .string()
          .regex(
            /^[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?$/,
            'must be a host and a date such as "example.org,2026"',
          )
          .optional()
          .describe(
            'Authority of the permanent ids (RFC 4151); made from the public address at the first start.',
          ),
      })
      .prefault({})
      .describe('The site that serves the feeds.'),
    defaults: z
      .strictObject({
        minInterval: duration.prefault('10m').describe('Shortest adaptive time between polls.'),
        maxInterval: duration.prefault('6h').describe('Longest adaptive time between polls.'),
        firstItems: z
          .int()
          .min(0)
          .max(1000)
          .default(20)
          .describe('How many items of a new source enter the topics.'),
        items: z.int().min(1).max(10_000).default(100).describe('How many items a feed carries.'),
        keep: keep.optional().describe('Which articles of a source are kept; all when absent.'),
        siteRules: z
          .string()
          .min(1)
          .optional()
          .describe(
            'Folder of extraction rules in the ftr-site-config format, one file a host; beside the configuration where relative.',
          ),
        content: z
          .enum(['full', 'summary', 'title'])
          .default('full')
          .describe('How much of each article a feed carries.'),
        merge: z
          .enum(['off', 'exact', 'near', 'story'])
          .default('story')
          .describe('What counts as the same news.'),
        ...extraction,
      })
      .prefault({})
      .describe('Values for sources and topics that do not say otherwise.'),
    network: z
      .strictObject({
        allow: z
          .array(z.string().regex(/^[^/\s]+$/, 'must be a host or host:port, without scheme and path'))
          .default([])
          .describe('Private hosts (host or host:port) that may be fetched; all others are refused.'),
        timeout: duration.prefault('60s').describe('Longest time for one document.'),
        maxBytes: z
          .int()
          .min(1024)
          .max(500_000_000)
          .default(20_000_000)
          .describe('Largest document, in bytes, decompressed.'),
        connectionsPerHost: z
          .int()
          .min(1)
          .max(64)
          .default(2)
          .describe('Most connections to one host at once.'),
        hostGap: pause
          .prefault('1s')
          .describe(
            'Time between two article pages of one host; none for loopback and for the hosts in "allow".',
          ),
      })
      .prefault({})
      .describe('Limits of fetching.'),
    group: z
      .strictObject({ embeddings: embeddings.optional() })
      .prefault({})
      .describe('How stories are found.'),
    categoryAliases: z
      .record(z.string(), z.array(z.string()))
      .default({})
      .describe('Other names of categories, by the name they stand for.'),
    autoTopics: autoTopics.optional(),
    sources: z.array(source).default([]).describe('The places to read news from.'),
    topics: z.array(topic).default([]).describe('The output feeds.'),
    topicFiles: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Files beside this one with more topics: JSON as in "topics", or text with one "id: expression" a line.',
      ),
  })
  .describe('Configuration of Winnow.');

export type Config = z.output<typeof configSchema>;
export type SourceConfig = Config['sources'][number] & { id: string; request: SourceRequest };
/** The configuration with every source named. */
export interface ReadyConfig extends Config {
  sources: SourceConfig[];
  /** What was learned of topics with examples. */
  models: ReadonlyMap<string, ClassifierModel>;
}
export type TopicConfig = Config['topics'][number];

/** JSON Schema (draft 2020-12) of the file as people write it. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' });
}
