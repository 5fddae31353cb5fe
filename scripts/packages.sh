# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by the scripts: the Debian packages Whyglass needs, in one place, and how they get there; how it is built and tested.

whyglass_packages=(
  # tools
  cmake ninja-build g++ ccache mold pkg-config git ca-certificates
  # libraries
  qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev libqt6svg6 libgl-dev
  libgrpc++-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc
  libsqlite3-dev nlohmann-json3-dev zlib1g-dev libzstd-dev libxxhash-dev libboost-dev libssl-dev
  libprotozero-dev libsimdjson-dev libtomlplusplus-dev libcli11-dev libre2-dev
  # fonts, baked at build time
  fonts-inter fonts-jetbrains-mono python3 python3-fonttools fontconfig
  # the German texts are compiled from translations/, without it the program speaks English only; then those of Qt's own dialogs
  qt6-l10n-tools qt6-translations-l10n
)

# What only scripts/package needs: dpkg-shlibdeps finds the libraries to depend on, file tells it which files are programs.
whyglass_package_tools=(dpkg-dev file)

# install_missing PACKAGE…: installs what dpkg does not know as installed; says what, and does nothing where nothing is missing.
install_missing() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    echo "All ${#} packages are installed."
    return
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "${0##*/}: ${#missing[@]} packages are missing and neither root nor sudo is at hand; install them: ${missing[*]}" >&2; exit 1; }
    as_root=(sudo)
  fi
  echo "Installing ${#missing[@]} missing packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [TARGET…]: configures where needed and builds on two cores (a core each for what the machine has less).
build() {
  local preset=$1
  shift
  cmake --preset "$preset" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; exit 1; }
  rm -f "build-$preset.log"
  echo "Building ($preset) …"
  ninja -C "build/$preset" -j"$(nproc | awk '{print $1 < 2 ? 1 : 2}')" "$@"
}

# run_tests PRESET [ARGUMENT of ctest…]: runs the tests, then names what they left out on this machine, and why.
run_tests() {
  local preset=$1 result=0 left
  shift
  ctest --preset "$preset" "$@" || result=$?
  left=$(sed -nE 's/^SKIP *: +//p' "build/$preset/Testing/Temporary/LastTest.log" | sort -u)
  [ -z "$left" ] || printf '\nLeft out on this machine (%s):\n%s\n' "$preset" "$left"
  return $result
}
