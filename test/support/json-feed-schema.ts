/** JSON Feed 1.1 as a JSON Schema, written from the specification's text; stricter than it where a reader needs it. */

const text = { type: 'string', minLength: 1 };
const address = { type: 'string', pattern: '^https?://' };
const instant = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' };
const language = { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$' };
const authors = {
  type: 'array',
  minItems: 1,
  items: { type: 'object', minProperties: 1, properties: { name: text, url: address, avatar: address } },
};
/** Custom objects begin with an underscore; `about` says what they are. */
const extension = { type: 'object', required: ['about'], properties: { about: address } };

const attachment = {
  type: 'object',
  required: ['url', 'mime_type'],
  additionalProperties: false,
  properties: {
    url: address,
    mime_type: { type: 'string', pattern: '^[a-z]+/[^\\s;]+$' },
    title: text,
    size_in_bytes: { type: 'integer', minimum: 1 },
    duration_in_seconds: { type: 'number' },
  },
};

const item = {
  type: 'object',
  required: ['id', 'content_html'],
  additionalProperties: false,
  properties: {
    id: text,
    url: address,
    external_url: address,
    title: text,
    content_html: text,
    summary: text,
    image: address,
    banner_image: address,
    date_published: instant,
    date_modified: instant,
    authors,
    tags: { type: 'array', minItems: 1, items: text },
    language,
    attachments: { type: 'array', minItems: 1, items: attachment },
    _winnow: extension,
  },
};

export const jsonFeedSchema = {
  type: 'object',
  required: ['version', 'title', 'items'],
  additionalProperties: false,
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: address,
    feed_url: address,
    description: text,
    user_comment: text,
    next_url: address,
    icon: address,
    favicon: address,
    authors,
    language,
    expired: { type: 'boolean' },
    hubs: {
      type: 'array',
      items: { type: 'object', required: ['type', 'url'], properties: { type: text, url: address } },
    },
    items: { type: 'array', items: item },
    _winnow: extension,
  },
};
