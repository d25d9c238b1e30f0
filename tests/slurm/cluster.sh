#!/usr/bin/env bash
# cluster.sh up DIR NODES | down DIR: a Slurm of several nodes on this machine,
# for tests: one slurmctld and a slurmd a node, bound to 127.0.0.1 alone, as
# the user who asks, with everything in DIR.  No service of the system is used.
set -euo pipefail
dir=$2
export SLURM_CONF=$dir/slurm.conf

free_port() { # a port from $1 on that nobody listens to
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    port=$((port + 1))
  done
  echo "$port"
}

write_conf() {
  local nodes=$1 host user ctl first
  host=$(hostname -s)
  user=$(id -un)
  ctl=$(free_port 27817)
  first=$(free_port 28001)
  mkdir -p "$dir"/{state,spool,log,run}
  cat >"$SLURM_CONF" <<CONF
ClusterName=stele-test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$ctl
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/none
CredType=cred/none
AuthInfo=cred_expire=3
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool/%n
SlurmctldPidFile=$dir/run/slurmctld.pid
SlurmdPidFile=$dir/run/slurmd-%n.pid
SlurmctldLogFile=$dir/log/slurmctld.log
SlurmdLogFile=$dir/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=bf_interval=2,sched_interval=2,batch_sched_delay=0
SlurmdParameters=config_overrides
SlurmdTimeout=8
KillWait=2
ReturnToService=2
JobRequeue=1
NodeName=n[1-$nodes] NodeHostname=$host NodeAddr=127.0.0.1 Port=[$first-$((first + nodes - 1))] CPUs=2 RealMemory=1000 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
  # No control groups are used; this plugin asks for none to be mounted.
  echo "CgroupPlugin=cgroup/v1" >"$dir/cgroup.conf"
}

up() {
  local nodes=$1 i
  write_conf "$nodes"
  slurmctld -i -c 2>"$dir/log/start.log"
  for ((i = 1; i <= nodes; i++)); do
    slurmd -N "n$i" 2>>"$dir/log/start.log"
  done
  for ((i = 0; i < 200; i++)); do
    [ "$(sinfo -h -t idle -o %D 2>/dev/null)" != "$nodes" ] || return 0
    sleep .1
  done
  echo "cluster: the nodes do not come up" >&2
  cat "$dir/log/start.log" >&2
  return 1
}

# By their pid files; what does not go is killed.
down() {
  local file i
  for file in "$dir"/run/*.pid; do
    [ ! -f "$file" ] || kill "$(cat "$file")" 2>/dev/null || true
  done
  for ((i = 0; i < 100; i++)); do
    compgen -G "$dir/run/*.pid" >/dev/null || break
    sleep .1
  done
  for file in "$dir"/run/*.pid; do
    [ ! -f "$file" ] || kill -9 "$(cat "$file")" 2>/dev/null || true
    rm -f "$file"
  done
}

case $1 in
  up) up "$3" ;;
  down) down ;;
  *) echo "usage: cluster.sh up DIR NODES | down DIR" >&2; exit 2 ;;
esac
