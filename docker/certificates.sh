#!/bin/sh
# Make, once, an authority (ca.pem) and the certificate and key of the OpenSearch node in the folder given.
# Keys never leave that folder; the authority's own key is not kept.
set -eu
cd "$1"
if [ -s ca.pem ] && [ -s node.pem ] && [ -s node-key.pem ]; then
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
openssl req -x509 -newkey rsa:3072 -noenc -sha256 -days 3650 -subj "/O=Khabar/CN=Khabar authority" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" \
    -keyout "$work/ca-key.pem" -out "$work/ca.pem"
openssl req -newkey rsa:3072 -noenc -sha256 -subj "/O=Khabar/CN=opensearch" \
    -keyout "$work/node-key.pem" -out "$work/node.csr"
printf 'subjectAltName=DNS:opensearch,DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n' >"$work/ext"
openssl x509 -req -in "$work/node.csr" -CA "$work/ca.pem" -CAkey "$work/ca-key.pem" -CAcreateserial -sha256 -days 825 \
    -extfile "$work/ext" -out "$work/node.pem"
# OpenSearch runs as user 1000 in its image and is the only one to read the key.
install -m 644 "$work/ca.pem" "$work/node.pem" .
install -m 400 "$work/node-key.pem" .
[ "$(id -u)" != 0 ] || chown 1000:1000 node-key.pem
