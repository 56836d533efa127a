# The package manager lists, queries, builds, installs and removes.
dpkg -l | tail -n +6 | awk '{print $1, $2, $3}'; dpkg -L bash | head -3; dpkg -S /usr/bin/gawk /bin/bash
dpkg -s grep | grep -E '^(Package|Status|Version)'; dpkg --print-architecture; dpkg --verify coreutils
dpkg --compare-versions 1.2 lt 1.10 && echo less; dpkg-query -W -f '${Package} ${Installed-Size}\n' sed make
apt-cache policy bash 2>/dev/null | head -2; apt-get --version | head -1
cd "$(mktemp -d)"
mkdir -p p/DEBIAN p/usr/share/p
echo content > p/usr/share/p/f
printf 'Package: ptest\nVersion: 1.0\nArchitecture: all\nMaintainer: N <a@b.c>\nDescription: test\n' > p/DEBIAN/control
printf '#!/bin/sh\necho postinst $1\n' > p/DEBIAN/postinst
chmod 755 p/DEBIAN/postinst
dpkg-deb --root-owner-group -b p p.deb; dpkg-deb -I p.deb | grep Package
dpkg -i p.deb 2>&1 | grep -v Reading; cat /usr/share/p/f; dpkg -L ptest
dpkg -r ptest 2>&1 | grep -v Reading; dpkg -s ptest 2>&1 | head -2; ls /usr/share/p 2>&1
