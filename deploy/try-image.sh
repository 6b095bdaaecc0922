#!/usr/bin/env bash
# Runs each step of the Dockerfile without Docker, as its non-root user, in namespaces of its own (mount, network, process): nothing
# outside of them changes. Then reaches the lab as a published port does, from a second network namespace.
# Wants root, util-linux, iproute2, curl and target/lab.jar.   usage: deploy/try-image.sh [ROUNDS]
set -eu
if [ -z "${VOICELAB_INSIDE:-}" ]; then
  cd "$(dirname "$0")/.."
  test -s target/lab.jar || { echo "mvn -DskipTests package first" >&2; exit 1; }
  exec env VOICELAB_INSIDE=1 VOICELAB_SOURCE="$PWD" unshare --mount --net --pid --fork --mount-proc "$PWD/deploy/try-image.sh" "$@"
fi
rounds="${1:-5}"
java="$(dirname "$(readlink -f "$(command -v java)")")"
mkdir -p /mnt; mount --bind "$VOICELAB_SOURCE" /mnt
for place in /opt /var/lib /tmp; do mount -t tmpfs -o mode=1777 tmpfs "$place"; done
cd /mnt
ip link set lo up

# --- the Dockerfile's own words
# What an instruction says: continuation lines joined.
says() { sed -e ':a' -e '/\\$/N; s/\\\n//; ta' Dockerfile | sed -n "$1"; }
words() { says "$1" | tr -d '[],"'; }
training="$(says 's/^RUN \(java .*\)/\1/p')"
entry="$(words 's/^ENTRYPOINT //p')"
health="$(words 's/^HEALTHCHECK.*CMD //p')"
command="$(words 's/^CMD \(\[.*\)/\1/p')"
# shellcheck disable=SC2086 # words on purpose
as_lab() {
  setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --bounding-set=-all \
    env -i PATH="$java:/usr/bin:/bin" XDG_RUNTIME_DIR=/tmp "$@"
}

echo "== COPY and RUN"
install -d -o 10001 -g 10001 /opt/voicelab /var/lib/voicelab
install -o 10001 -g 10001 target/lab.jar /opt/voicelab/lab.jar
install -o 10001 -g 10001 deploy/jvm.flags /opt/voicelab/jvm.flags
as_lab sh -c "$training"
ls -l /opt/voicelab

echo "== boots with and without the archive, in turn ($rounds each)"
without="$(echo "$entry" | sed 's#@/opt/voicelab/jvm.flags#@/tmp/plain.flags#')"
grep -v SharedArchiveFile deploy/jvm.flags > /tmp/plain.flags
chmod 644 /tmp/plain.flags
for profile in minimal full; do
  for way in "archive:$entry" "none:$without" "default-flags:java -jar /opt/voicelab/lab.jar"; do
    : > "/tmp/ready.$profile.${way%%:*}"
  done
  for _ in $(seq "$rounds"); do
    for way in "archive:$entry" "none:$without" "default-flags:java -jar /opt/voicelab/lab.jar"; do
      # shellcheck disable=SC2086
      as_lab ${way#*:} boot --profile "$profile" --front none -- sh -c 'echo rss $(grep VmRSS /proc/$PPID/status)' > /tmp/said 2>&1
      ready="$(sed -n 's/^ready in \([0-9]*\) ms.*/\1/p' /tmp/said)"
      rss="$(sed -n 's/^rss VmRSS: *\([0-9]*\) kB/\1/p' /tmp/said)"
      echo "$ready $((rss / 1024))" >> "/tmp/ready.$profile.${way%%:*}"
    done
  done
  for way in archive none default-flags; do
    sort -n "/tmp/ready.$profile.$way" | awk -v p="$profile" -v w="$way" -v n="$rounds" \
      '{m[NR]=$1; r[NR]=$2} END {printf "%-8s %-14s ready %5d ms (%d-%d), %d MB at once\n", p, w, m[int((n+1)/2)], m[1], m[n], r[int((n+1)/2)]}'
  done
done

echo "== a second network namespace: who uses a published port"
unshare --net sleep 600 &
outside=$!
sleep 0.3
ip link add eth0 type veth peer name eth1
ip link set eth1 netns "$outside"
ip addr add 10.9.0.2/24 dev eth0
ip link set eth0 up
nsenter -t "$outside" -n sh -c 'ip addr add 10.9.0.1/24 dev eth1; ip link set eth1 up; ip link set lo up'
from_outside() { nsenter -t "$outside" -n "$@"; }

for start in 0 1024; do
  sysctl -q -w net.ipv4.ip_unprivileged_port_start="$start"
  echo "== ip_unprivileged_port_start=$start: $command --console"
  # shellcheck disable=SC2086
  as_lab $entry $command --console --state /var/lib/voicelab > /tmp/said 2>&1 &
  for _ in $(seq 600); do grep -q '^ready in' /tmp/said && break; sleep 0.1; done
  grep -E '^ready in|^moved|^front door|^console' /tmp/said | sed 's/token [0-9a-f]*/token .../' || cat /tmp/said
  token="$(sed -n 's/^console.* token \([0-9a-f]*\).*/\1/p' /tmp/said)"
  port=80; [ "$start" = 0 ] || port=10080
  # shellcheck disable=SC2086
  as_lab $health > /dev/null && echo "healthy"
  for host in 127.0.0.1 "[::1]"; do curl -sS -o /dev/null -w "$host:$port %{http_code}\n" "http://$host:$port/first-call.vxml"; done
  from_outside curl -sS -o /dev/null -w "10.9.0.2:$port %{http_code}\n" "http://10.9.0.2:$port/first-call.vxml"
  from_outside curl -sS -o /dev/null -w "console without a token %{http_code}\n" http://10.9.0.2:7000/api/status
  from_outside curl -sS -H "Authorization: Bearer $token" http://10.9.0.2:7000/api/status | tr -d '\n' | cut -c 1-160; echo
  from_outside bash -c 'exec 3<>/dev/tcp/10.9.0.2/61616; printf "\\0\\0\\0\\360\\1ActiveMQ" >&3; head -c 13 <&3 | tail -c 8; echo " answers on 61616"'
  from_outside bash -c 'exec 3<>/dev/tcp/10.9.0.2/5060; printf "OPTIONS sip:10.9.0.2 SIP/2.0\r\nVia: SIP/2.0/TCP 10.9.0.1:5060;branch=z9hG4bKa;rport\r\nFrom: <sip:a@10.9.0.1>;tag=a\r\nTo: <sip:10.9.0.2>\r\nCall-ID: a\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n" >&3; head -1 <&3'
  # the signal that `docker stop` sends
  lab="$(pgrep -f '^java.*boot')"
  kill -TERM $lab; while kill -0 $lab 2>/dev/null; do sleep 0.1; done
  as_lab sh -c "$health" > /dev/null 2>&1 && echo "still healthy?" || echo "stopped; unhealthy now"
  ls /tmp
done
kill "$outside"
