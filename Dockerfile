# A static binary in an empty image: no shell, no root, nothing written but /data.
FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o /out/entente ./cmd/entente && mkdir /out/data

FROM scratch
COPY --from=build /out/entente /entente
COPY --from=build --chown=65532:65532 /out/data /data
COPY LICENSE NOTICE /
USER 65532:65532
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/entente"]
CMD ["serve", "--store", "/data/entente.sqlite", "--listen", "0.0.0.0:8080", "--token-file", "/run/secrets/entente_token"]
