#!/bin/sh
# See that the system libraries which Qt, the QR reader and Python's venv need are here, and install what is missing.
# Through apt, as root or by sudo without a password; otherwise it says which command to give, and ends with 1.
# Usage: system-libraries.sh [PYTHON]
set -eu

python=${1:-python3}

# What must be found (a library's soname), and the Debian package that brings it. Newer releases call some of them
# …t64; apt finds those under the old name too.
libraries='
libEGL.so.1             libegl1
libGL.so.1              libgl1
libX11-xcb.so.1         libx11-xcb1
libdbus-1.so.3          libdbus-1-3
libfontconfig.so.1      libfontconfig1
libgthread-2.0.so.0     libglib2.0-0
libpulse.so.0           libpulse0
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-sync.so.1        libxcb-sync1
libxcb-xfixes.so.0      libxcb-xfixes0
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libzbar.so.0            libzbar0
'

missing_packages() {
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    echo "$libraries" | while read -r soname package; do
        [ -n "$soname" ] || continue
        case $known in
        *"$soname "*) ;;
        *) echo "$package" ;;
        esac
    done
    # Debian splits these two out of Python; they come in a package named after the Python.
    "$python" -c 'import ensurepip, venv' 2>/dev/null || echo "$(basename "$python")-venv"
}

install_packages() { # a prefix (sudo, or nothing), then packages
    # shellcheck disable=SC2086 # the prefix is one word or none
    $1 apt-get -qq update
    prefix=$1
    shift
    # shellcheck disable=SC2086
    $prefix env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 \
        install -y --no-install-recommends "$@" >/dev/null
}

missing=$(missing_packages | tr '\n' ' ')
[ -n "$missing" ] || exit 0

# shellcheck disable=SC2086 # a list of words from here on
if ! command -v apt-get >/dev/null; then
    echo "These are missing; please install what your system calls them: $missing" >&2
    exit 1
elif [ "$(id -u)" = 0 ]; then
    echo "Installing system libraries: $missing"
    install_packages "" $missing
elif sudo -n true 2>/dev/null; then
    echo "Installing system libraries (sudo): $missing"
    install_packages sudo $missing
else
    echo "Some system libraries are missing. Please give this command, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install --no-install-recommends $missing" >&2
    exit 1
fi

left=$(missing_packages | tr '\n' ' ')
if [ -n "$left" ]; then
    echo "Still missing after the installation: $left" >&2
    exit 1
fi
