# shellcheck shell=bash
# Writes the configuration that makes keepalived do the same work as crossed.conf, equal.conf and silent.conf.

# lab_keepalived_conf NODE INTERVAL TEMPLATE
lab_keepalived_conf() {
  local node=$1 seconds web api
  seconds=$(lab_seconds "$2")
  case $3-$node in
    crossed-a) web=254 api=251 ;;
    crossed-b) web=251 api=254 ;;
    silent-a) web=254 api=254 ;;
    silent-b) web=251 api=251 ;;
    equal-*) web=100 api=100 ;;
  esac
  printf 'global_defs {\n  router_id %s\n  vrrp_version 3\n}\n' "$node"
  [ "$LAB_CHECKS" = off ] ||
    printf 'vrrp_script haproxy {\n  script "/bin/bash -c :</dev/tcp/127.0.0.1/8404"\n  interval 1\n  timeout 1\n  fall 3\n  rise 2\n  user root\n}\n'
  lab_keepalived_router web 51 "$web" "$seconds" "192.168.1.100/24"
  lab_keepalived_router api 52 "$api" "$seconds" "192.168.1.101/24"
  if [ "$3" = silent ]; then
    lab_keepalived_router web6 51 "$web" "$seconds" "fe80::51:100/64" "2001:db8:1::100/64"
  fi
}

lab_keepalived_router() {
  local name=$1 vrid=$2 priority=$3 seconds=$4
  shift 4
  printf 'vrrp_instance %s {\n  state BACKUP\n  interface eth0\n' "$name"
  [ "$LAB_MACS" != virtual ] || printf '  use_vmac\n'
  [ "$LAB_CHECKS" = off ] || printf '  track_script {\n    haproxy\n  }\n'
  printf '  virtual_router_id %s\n  priority %s\n  advert_int %s\n' "$vrid" "$priority" "$seconds"
  printf '  virtual_ipaddress {\n'
  printf '    %s\n' "$@"
  printf '  }\n}\n'
}

# 100ms -> 0.1, 1s -> 1
lab_seconds() {
  case $1 in
    *ms) awk -v ms="${1%ms}" 'BEGIN { print ms / 1000 }' ;;
    *s) lab_say "${1%s}" ;;
    *) lab_fail "interval $1: expected 1s or 100ms" ;;
  esac
}
