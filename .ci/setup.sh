#!/bin/sh
# Make .venv from a committed lock:  .ci/setup.sh run | dev      (`make run`, `make test` and the others call it)
#
# Every package comes with its hash from a lock, and from wherever pip is configured to look. PyICU is compiled: ICU's
# headers and a C++ compiler are looked for, installed where root on a Debian-like system may do so without asking, and
# otherwise named in the one command that installs them. A stamp makes the next call quick; a changed lock undoes it.
set -eu
cd "$(dirname "$0")/.."

kind=${1:-run}
case $kind in
run) lock=requirements.lock ;;
dev) lock=requirements-dev.lock ;;
*) echo "usage: .ci/setup.sh run|dev" >&2; exit 2 ;;
esac
venv=.venv

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
stop() { printf '\nSet-up stopped: %s\n' "$1" >&2; [ $# -lt 2 ] || printf '  \342\206\222 %s\n' "$2" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# What was installed, and where: a moved clone or a changed lock is set up again.
stamp() { { pwd; echo "$1"; cat requirements.lock requirements-dev.lock .ci/installer.lock pyproject.toml; } | cksum; }
is_done() { [ -x $venv/bin/python ] && [ "$(cat "$venv/khabar-$1.stamp" 2>/dev/null)" = "$(stamp "$1")" ]; }

find_python() {
    for name in ${KHABAR_PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if have "$name" && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    stop "no Python 3.11 or newer was found (looked for python3 and python3.11 to python3.14)" \
        "install one, or name it: KHABAR_PYTHON=/path/to/python3.12 make $([ "$kind" = dev ] && echo test || echo run)"
}

# What is lacking to make the environment and to compile PyICU: any of  venv headers compiler icu
find_lacking() {
    "$python" -c 'import venv, ensurepip' 2>/dev/null || echo venv
    "$python" -c 'import pathlib, sys, sysconfig
sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").is_file())' || echo headers
    have "${CXX:-c++}" || have g++ || have clang++ || echo compiler
    have pkg-config && pkg-config --exists icu-i18n || echo icu
}

# The packages of this system for what is lacking:  packages NAME=PACKAGES...
packages() {
    for word in $lacking; do
        for pair in "$@"; do
            [ "${pair%%=*}" != "$word" ] || printf ' %s' "${pair#*=}"
        done
    done
}

install_lacking() {
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if have apt-get; then
        wanted=$(packages "venv=python$version-venv" "headers=python$version-dev" compiler=g++ "icu=pkg-config libicu-dev")
        if [ "$(id -u)" = 0 ]; then
            say "installing$wanted"
            export DEBIAN_FRONTEND=noninteractive
            # shellcheck disable=SC2086  # a list of packages
            apt-get update -qq && apt-get install -qq -y --no-install-recommends $wanted >/dev/null ||
                stop "apt-get could not install$wanted" "see its message above"
            return
        fi
        command="sudo apt-get update && sudo apt-get install -y$wanted"
    elif have dnf; then
        command="sudo dnf install -y$(packages headers=python3-devel compiler=gcc-c++ 'icu=pkgconf-pkg-config libicu-devel')"
    elif have zypper; then
        command="sudo zypper install -y$(packages headers=python3-devel compiler=gcc-c++ 'icu=pkg-config libicu-devel')"
    elif have pacman; then
        command="sudo pacman -S --needed$(packages headers=python compiler=gcc 'icu=pkgconf icu')"
    elif have apk; then
        command="sudo apk add$(packages headers=python3-dev compiler=g++ 'icu=pkgconf icu-dev')"
    elif have brew; then
        case $lacking in
        *compiler*) command="xcode-select --install" ;;
        *) command="brew install$(packages headers=python 'icu=pkg-config icu4c')" ;;
        esac
    else
        stop "lacking: $(echo "$lacking" | tr '\n' ' ')" \
            "install Python's venv module and headers, a C++ compiler, pkg-config and ICU's headers"
    fi
    stop "these are lacking: $(echo "$lacking" | tr '\n' ' ')" "$command"
}

# Homebrew keeps ICU out of pkg-config's sight.
for keg in /opt/homebrew/opt/icu4c* /usr/local/opt/icu4c*; do
    [ ! -d "$keg/lib/pkgconfig" ] || export PKG_CONFIG_PATH="$keg/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
done

# uv reads no pip configuration: a mirror or certificate set for pip is handed on.
tell_uv() {
    index=${PIP_INDEX_URL:-$($pip config get global.index-url 2>/dev/null || true)}
    cert=${PIP_CERT:-$($pip config get global.cert 2>/dev/null || true)}
    [ -z "$index" ] || export UV_DEFAULT_INDEX="$index"
    [ -z "$cert" ] || export SSL_CERT_FILE="$cert"
}

# Builds use the locked setuptools, hence no isolation. uv does in 3 s what takes pip 25; where it fails, pip works.
install_packages() {
    # PyICU is wrappers of a few lines each: -O3 and debug symbols gain nothing and double the time.
    export CXXFLAGS="${CXXFLAGS:--O1 -g0}"
    pip="$venv/bin/python -m pip --disable-pip-version-check -q"
    locked="--require-hashes --no-deps --no-build-isolation -r $lock"
    $pip install --require-hashes --no-deps -r .ci/installer.lock ||
        stop "the first packages could not be installed" "check the network and pip's configuration"
    tell_uv
    # shellcheck disable=SC2086  # a list of options
    if ! "$venv/bin/uv" pip install --python $venv/bin/python $locked; then
        say "uv could not; trying pip"
        $pip install --progress-bar on $locked ||
            stop "the packages of $lock could not be installed" "see the message above"
    fi
    $pip install --no-deps --no-build-isolation -e . || stop "khabar itself could not be installed" "see above"
}

# An environment that works and was made here is kept; a half-made, moved or too old one is made anew.
make_environment() {
    if grep -qs "^#!$PWD/$venv/" "$venv/bin/pip" && "$venv/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'
    then
        return
    fi
    "$python" -m venv --clear $venv || stop "$venv could not be made" "see the message above"
}

look_for_lacking() {
    lacking=$(find_lacking)
    [ -n "$lacking" ] || return 0
    install_lacking
    lacking=$(find_lacking)
    [ -z "$lacking" ] || stop "still lacking: $(echo "$lacking" | tr '\n' ' ')" "name another Python: KHABAR_PYTHON=..."
}

if is_done dev || is_done "$kind"; then
    exit 0
fi
python=$(find_python)
say "setting up $venv with $("$python" -V)"
if ! "$venv/bin/python" -c 'import icu' 2>/dev/null; then
    look_for_lacking
    say "PyICU is compiled on the way, which takes about a minute"
fi
make_environment
install_packages
stamp "$kind" >"$venv/khabar-$kind.stamp"
say "$venv is ready"
