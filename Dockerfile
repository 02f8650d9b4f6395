# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
RUN apt-get update \
    && apt-get install -y --no-install-recommends tini \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /empty/data
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
COPY workers workers
# What a running program does not read: types, maps of packages, builds for other module systems.
RUN npm run build \
    && npm prune --omit=dev --omit=peer \
    && rm -rf node_modules/typescript node_modules/@typescript node_modules/@opentelemetry/*/build/esm node_modules/@opentelemetry/*/build/esnext \
    && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -delete

# No shell, no package manager: the C library, certificates, and what is copied here.
FROM gcr.io/distroless/cc-debian12:nonroot
LABEL org.opencontainers.image.title="Winnow" \
      org.opencontainers.image.description="News-feed aggregation and syndication worker" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.documentation="docs/operations.md" \
      org.opencontainers.image.base.name="gcr.io/distroless/cc-debian12:nonroot"
# Of the C library's allocator: freed memory goes back to the system, and threads share their stocks of it.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    NODE_OPTIONS="--enable-source-maps --max-semi-space-size=2 --max-old-space-size=1024 --v8-pool-size=1" \
    DATA_DIR=/data \
    CONFIG=/config/feeds.config.json \
    METRICS_PORT=9090
WORKDIR /app
COPY --from=build /usr/bin/tini /usr/bin/tini
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build --chown=nonroot:nonroot /empty/data /data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY demo demo
COPY feeds.config.json feeds.config.schema.json /config/
USER nonroot
VOLUME /data
EXPOSE 8080 9090
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--", "/usr/local/bin/node"]
CMD ["dist/workers/all.js"]
