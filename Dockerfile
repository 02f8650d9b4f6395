# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY workers workers
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Winnow" \
      org.opencontainers.image.description="News-feed aggregation and syndication worker" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    NODE_OPTIONS="--enable-source-maps --max-semi-space-size=2 --v8-pool-size=1" \
    DATA_DIR=/data \
    CONFIG=/config/feeds.config.json
WORKDIR /app
RUN apt-get update \
    && apt-get install -y --no-install-recommends tini \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data \
    && chown node:node /data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY demo demo
COPY feeds.config.json feeds.config.schema.json /config/
USER node
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["tini", "--", "node"]
CMD ["dist/workers/all.js"]
