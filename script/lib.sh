# Shared by the scripts beside it: where things are, how progress is told, how packages are installed. Sourced, not run.
set -euo pipefail
export LANG=C.UTF-8 LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive PIP_DISABLE_PIP_VERSION_CHECK=1
unset PYTHONDONTWRITEBYTECODE
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT"
export DATA_DIR="${DATA_DIR:-$ROOT/var}"
LOG="$ROOT/var/bootstrap.log"
mkdir -p "$ROOT/var" "$DATA_DIR"
PY="$ROOT/.venv/bin/python"

say() { printf '→ %s\n' "$*"; }
fail() { printf '✗ %s\n' "$*" >&2; exit 1; }

# quietly COMMAND…: output goes to the log; on failure its tail is shown.
quietly() {
  if ! "$@" >>"$LOG" 2>&1; then
    tail -n 25 "$LOG" >&2
    fail "没有成功：$*（完整记录在 var/bootstrap.log）"
  fi
}

# as_root COMMAND…: directly as root, else by sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n env DEBIAN_FRONTEND=noninteractive "$@"; fi
}

# need PACKAGE…: install those that dpkg does not know as installed.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  command -v apt-get >/dev/null || fail "缺少 ${missing[*]}，这台机器没有 apt-get，请用系统的软件包工具安装后再运行。"
  if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
    fail "缺少 ${missing[*]}，请用 root 运行，或者先安装：apt-get install ${missing[*]}"
  fi
  say "安装系统组件：${missing[*]}"
  if ! as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$LOG" 2>&1; then
    quietly as_root apt-get update -qq
    quietly as_root apt-get install -y -qq --no-install-recommends "${missing[@]}"
  fi
}

# free_port: a TCP port nobody listens on.
free_port() {
  "$PY" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
