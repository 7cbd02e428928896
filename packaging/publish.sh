#!/usr/bin/env bash
# Publishes the program for one runtime and packs it. Usage: packaging/publish.sh linux-x64|linux-arm64|win-x64
set -euo pipefail
cd "$(dirname "$0")/.."
runtime="${1:?which runtime: linux-x64, linux-arm64 or win-x64}"
version="$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)"
name="appliance-$version-$runtime"
out="artifacts/$name"

rm -rf "$out"
dotnet publish host/Appliance.Host -c Release -r "$runtime" --self-contained true -p:DebugType=none -o "$out/app" --nologo -v quiet
[ -d "$out/app/plugins/channels.web" ] || { echo "The shipped plugins are missing from $out/app/plugins"; exit 1; }

if [[ "$runtime" == win-* ]]; then
  cp packaging/windows/install-service.ps1 "$out/"
  (cd artifacts && python3 -m zipfile -c "$name.zip" "$name")
  echo "artifacts/$name.zip"
  exit 0
fi

cp packaging/systemd/appliance.service "$out/"
tar -C artifacts --owner=0 --group=0 -czf "artifacts/$name.tar.gz" "$name"
echo "artifacts/$name.tar.gz"

if command -v dpkg-deb >/dev/null; then
  case "$runtime" in linux-x64) arch=amd64 ;; linux-arm64) arch=arm64 ;; esac
  root="artifacts/deb-$arch"
  rm -rf "$root"
  mkdir -p "$root/DEBIAN" "$root/opt/appliance" "$root/usr/bin" "$root/usr/lib/systemd/system" "$root/etc/appliance"
  cp -r "$out/app/." "$root/opt/appliance/"
  ln -s /opt/appliance/appliance "$root/usr/bin/appliance"
  cp packaging/systemd/appliance.service "$root/usr/lib/systemd/system/"
  printf 'Urls=http://localhost:8080\n' > "$root/etc/appliance/environment"
  sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" packaging/deb/control > "$root/DEBIAN/control"
  echo /etc/appliance/environment > "$root/DEBIAN/conffiles"
  install -m 0755 packaging/deb/postinst packaging/deb/prerm "$root/DEBIAN/"
  dpkg-deb --root-owner-group -b "$root" "artifacts/appliance_${version}_$arch.deb" >/dev/null
  echo "artifacts/appliance_${version}_$arch.deb"
fi
