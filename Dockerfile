# An image with the command `iamlint`, for CI. It is made of one release of Node, given by its digest: see docs/install.md.
ARG NODE_DIGEST

FROM node:24-bookworm-slim@${NODE_DIGEST} AS build
WORKDIR /build
COPY . .
# The package holds what users get, and nothing of what built it.
RUN npm ci --no-audit --no-fund
RUN npm pack --ignore-scripts && tar -xzf iamlint-*.tgz
RUN mkdir bin && ln -s ../../../opt/iamlint/dist/cli.cjs bin/iamlint

FROM node:24-bookworm-slim@${NODE_DIGEST}
COPY --from=build /build/package /opt/iamlint
COPY --from=build /build/bin /usr/local/bin
# No name: Kubernetes checks by the number that it is not root.
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["iamlint"]
CMD ["lint"]
