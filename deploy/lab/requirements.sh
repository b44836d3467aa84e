# shellcheck shell=bash
# What the lab needs: found, installed (root, through apt) or named together with the command that installs it.

# need_programs ENGINE...: leaves nothing to chance before anything is built or started.
need_programs() {
  local packages
  need_dotnet
  packages=$(missing_packages "$@")
  if [ -z "$packages" ]; then
    return
  fi
  if [ "$(id -u)" != 0 ] || ! have_command apt-get; then
    printf 'lab: missing: %s\nInstall it with: sudo apt-get install --no-install-recommends %s\n' "$packages" "$packages" >&2
    exit 1
  fi
  printf 'installing %s\n' "$packages"
  # shellcheck disable=SC2086
  install_packages $packages
  packages=$(missing_packages "$@")
  if [ -n "$packages" ]; then
    printf 'lab: still missing after the installation: %s\n' "$packages" >&2
    exit 1
  fi
}

# missing_packages ENGINE...: Debian's names, in one line.
missing_packages() {
  local packages=() engine
  have_command ip || packages+=(iproute2)
  have_command nft || packages+=(nftables)
  have_command haproxy || packages+=(haproxy)
  have_library libpcap.so.0.8 || packages+=(libpcap0.8)
  for engine in "$@"; do
    case $engine in
      keepalived) have_command keepalived || packages+=(keepalived) ;;
      stress-ng | jq) have_command "$engine" || packages+=("$engine") ;;
    esac
  done
  printf '%s' "${packages[*]}"
}

# Debian keeps these programs where an ordinary user's PATH does not look.
case :$PATH: in
  *:/usr/sbin:*) ;;
  *) PATH=$PATH:/usr/sbin:/sbin ;;
esac

have_command() { command -v "$1" >/dev/null; }

have_library() { [[ $(ldconfig -p) == *"$1"* ]]; }

need_dotnet() {
  if ! have_command dotnet && [ -x "$HOME/.dotnet/dotnet" ]; then
    PATH=$PATH:$HOME/.dotnet
  fi
  if ! have_command dotnet; then
    printf 'lab: missing: the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0)\n' >&2
    exit 1
  fi
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    printf 'lab: the .NET SDK found is %s; version 10 is needed (https://dotnet.microsoft.com/download/dotnet/10.0)\n' "$(dotnet --version 2>/dev/null || echo none)" >&2
    exit 1
  fi
  # The programs built here look for the runtime in the usual places only; tell them where this one is.
  DOTNET_ROOT=${DOTNET_ROOT:-$(dirname "$(readlink -f "$(command -v dotnet)")")}
  export DOTNET_ROOT
}

# The packages' services must not start: a policy that forbids it, for the time of the installation, and disabled after.
install_packages() {
  local policy=/usr/sbin/policy-rc.d ours="" log
  log=$(mktemp)
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    ours=$policy
  fi
  # shellcheck disable=SC2064
  trap "rm -f ${ours:-$log} $log" EXIT
  if ! { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" ||
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; }; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    printf 'lab: apt could not install %s\n' "$*" >&2
    exit 1
  fi
  rm -f ${ours:+"$ours"} "$log"
  trap - EXIT
  local service
  for service in haproxy keepalived nftables; do
    case " $* " in
      *" $service "*) systemctl disable "$service" >/dev/null 2>&1 || true ;;
    esac
  done
}

# Tandem as its users run it: the guard and its worker. The guard is compiled to machine code where a C compiler can
# link it, as packages have it; otherwise it is an ordinary .NET program, with the memory of one.
need_tandem() {
  need_build src/Tandem.Node "$LAB_NODE"
  need_build src/Tandem.Guard "$LAB_GUARD"
  need_build src/Tandem.Cli "$LAB_CLI"
}

# How the guard was built.
guard_kind() {
  if [ -e "${LAB_GUARD}.dll" ]; then printf 'ordinary .NET\n'; else printf 'NativeAOT\n'; fi
}

# Whether this user may make the private namespaces that the lab lives in.
need_namespaces() {
  local options=(--net --mount --pid --fork --mount-proc --propagation private)
  [ "$(id -u)" = 0 ] || options+=(--user --map-root-user)
  if ! unshare "${options[@]}" sh -c 'mount -t tmpfs tmpfs /run && ip link add x type veth peer name y' >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
      printf 'lab: this machine lets root make no network namespaces (in a container: start it with --privileged)\n' >&2
    else
      printf 'lab: this machine lets an ordinary user make no network namespaces. Run it with sudo, or allow them:\n' >&2
      printf '  Ubuntu: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0\n  Debian: sudo sysctl kernel.unprivileged_userns_clone=1\n' >&2
    fi
    exit 1
  fi
}

# need_build PROJECT BINARY: builds the project in Release when its result is missing or older than the sources. The
# worker is published, that is, compiled ahead: a first takeover that waits for the JIT would be measured with it.
need_build() {
  local log
  if [ -x "$2" ] && [ -z "$(find "$LAB_ROOT/src" "$LAB_HOME/tool" "$LAB_ROOT"/Directory.* -name node_modules -prune -o -newer "$2" \
    \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.conf' -o -name '*.ts' -o -name '*.tsx' -o -name '*.css' \) -print -quit)" ]; then
    return
  fi
  printf 'building %s\n' "$(basename "$1")"
  log=$(mktemp)
  # shellcheck disable=SC2064
  trap "rm -f '$log'; printf 'stopped; nothing was started\n' >&2; exit 130" INT
  local build=(dotnet build "$LAB_ROOT/$1" -c Release -v q)
  [ "$2" = "$LAB_TOOL" ] || build=(dotnet publish "$LAB_ROOT/$1" -c Release --use-current-runtime -o "$(dirname "$2")" -v q)
  if [ "$2" = "$LAB_GUARD" ]; then
    rm -rf "$(dirname "$2")"
    if { have_command clang || have_command gcc; } &&
      DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 "${build[@]}" -p:PublishAot=true --self-contained >"$log" 2>&1; then
      touch -c "$2"
      rm -f "$log"
      trap - INT
      return
    fi
  fi
  if ! DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 "${build[@]}" >"$log" 2>&1; then
    grep -E 'error|denied' "$log" | sort -u | head -n 5 >&2 || tail -n 5 "$log" >&2
    printf 'lab: building %s failed, see %s\n' "$1" "$log" >&2
    exit 1
  fi
  # An up-to-date build leaves the old time on the file; the next start must not build again.
  touch -c "$2"
  rm -f "$log"
  trap - INT
}
