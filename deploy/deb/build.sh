#!/usr/bin/env bash
# Makes artifacts/deb/tandem_VERSION_ARCH.deb, which needs no .NET on the machine it is installed on: the worker with its runtime, compiled
# ahead where it matters (ReadyToRun); guard and command line as machine code (NativeAOT) where clang or gcc is there, else as ordinary
# .NET programs that share the worker's runtime. The dashboard is in it where Node.js 20.19 or later and npm are; it says whether it is. Needs the
# .NET 10 SDK, dpkg-deb and strip (binutils).
# Who made it: DEBFULLNAME and DEBEMAIL, as for every Debian package.
#   deploy/deb/build.sh [VERSION]     default: the version of Directory.Build.props
set -euo pipefail
maker="${DEBFULLNAME:-Tandem} <${DEBEMAIL:-tandem@example.org}>"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."
export LC_ALL=C DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
umask 022

version=${1:-$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' Directory.Build.props)}
[[ $version =~ ^[0-9][A-Za-z0-9.+~]*$ ]] || { printf 'build.sh: the version is %s; allowed a digit, then letters, digits and . + ~, such as 1.2.0~rc1\n' "$version" >&2; exit 2; }
arch=$(dpkg --print-architecture)
case $arch in
  amd64) runtime=linux-x64 ;;
  arm64) runtime=linux-arm64 ;;
  *) printf 'build.sh: %s is not supported; allowed amd64, arm64\n' "$arch" >&2; exit 1 ;;
esac
out=artifacts/deb root=$out/root lib=$out/root/usr/lib/tandem
rm -rf "$root" && mkdir -p "$lib"

publish() {
  dotnet publish "src/Tandem.$1" -c Release -r "$runtime" --self-contained -v quiet --nologo -p:DebugType=none "${@:3}" -o "$2"
}

if bash src/Tandem.Dashboard/build.sh >"$out/dashboard.log" 2>&1; then
  printf 'dashboard: built in\n'
  dashboard=-p:DashboardFolder=$PWD/artifacts/dashboard
else
  printf 'dashboard: LEFT OUT, the node will say so at /: %s (see %s)\n' "$(tail -n 1 "$out/dashboard.log")" "$out/dashboard.log"
  dashboard=-p:BuildDashboard=false
fi
printf 'worker: self-contained, ReadyToRun\n'
publish Node "$lib" -p:PublishReadyToRunComposite=false "$dashboard"
for program in Guard:tandemd Cli:tandem; do
  name=${program#*:}
  if command -v clang >/dev/null || command -v gcc >/dev/null; then
    printf '%s: NativeAOT\n' "$name"
    publish "${program%:*}" "$out/$name" -p:PublishAot=true
    install -m 755 "$out/$name/$name" "$lib/$name"
  else
    printf '%s: an ordinary .NET program; with clang or gcc it would be machine code\n' "$name"
    publish "${program%:*}" "$lib"
  fi
done
# For debuggers and tracers that the package does not have.
rm -f "$lib"/createdump "$lib"/libcoreclrtraceptprovider.so "$lib"/libmscordbi.so "$lib"/libmscordaccore.so "$lib"/*.pdb "$lib"/*.dbg "$lib"/*.xml
strip --strip-unneeded "$lib/libe_sqlite3.so"
find "$lib" -type f ! -name tandem ! -name tandemd ! -name tandem-node -exec chmod 644 {} +

install -d "$root"/{DEBIAN,etc/tandem,usr/bin,usr/sbin,usr/lib/systemd/system,usr/share/man/man1,usr/share/man/man8,usr/share/doc/tandem/examples,usr/share/lintian/overrides}
ln -s ../lib/tandem/tandem "$root/usr/bin/tandem"
ln -s ../lib/tandem/tandemd "$root/usr/sbin/tandemd"
ln -s ../lib/tandem/tandem-node "$root/usr/sbin/tandem-node"
install -m 644 deploy/systemd/tandem.service "$root/usr/lib/systemd/system/"
install -m 644 "$here/tandem.conf" "$root/etc/tandem/"
install -m 644 hocon/tandem.conf hocon/examples/*.conf "$root/usr/share/doc/tandem/examples/"
install -m 644 "$here/copyright" "$root/usr/share/doc/tandem/"
install -m 644 "$here/lintian-overrides" "$root/usr/share/lintian/overrides/tandem"
printf 'tandem (%s) stable; urgency=medium\n\n  * See the log of the repository.\n\n -- %s  %s\n' "$version" "$maker" "$(date -R)" |
  gzip -9n >"$root/usr/share/doc/tandem/changelog.gz"
for page in "$here"/man/*.[18]; do gzip -9nc "$page" >"$root/usr/share/man/man${page##*.}/$(basename "$page").gz"; done

install -m 755 "$here"/{postinst,prerm,postrm} "$root/DEBIAN/"
printf '/etc/tandem/tandem.conf\n' >"$root/DEBIAN/conffiles"
sed "s/@VERSION@/$version/; s/@ARCH@/$arch/; s/@MAKER@/$maker/; s/@SIZE@/$(du -sk --exclude=DEBIAN "$root" | cut -f1)/" "$here/control" >"$root/DEBIAN/control"
(cd "$root" && find usr etc -type f -exec md5sum {} +) >"$root/DEBIAN/md5sums"
dpkg-deb --root-owner-group -Zxz -z3 --build "$root" "$out/tandem_${version}_$arch.deb"
