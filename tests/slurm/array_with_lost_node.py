#!/usr/bin/env python3
"""scripts/slurm on a real Slurm of four nodes on this machine.

    array_with_lost_node.py STELE

Eight shards and the merge; in the middle a node is lost, with the task on it.
The result has the bytes of one machine, and an array that is submitted again
does no work twice.  Another task is told that its time is up, and goes on in a
new run.  Everything that is started is stopped again.  Skipped where Slurm is
not installed.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "batch"))
from sample_batch import SKIPPED, Verdicts, digests, run, sample_rows, write_manifest  # noqa: E402

NODES, SHARDS, TIMES = 4, 8, 240
OPTIONS = "-q --src-lang en --trg-lang fr --task-size 48 --sync 0"
OUTPUTS = ["corpus.tsv.gz", "corpus.tmx.gz"]
WAIT_SECONDS = 240


def output_of(*args):
    return subprocess.run(args, check=True, stdout=subprocess.PIPE).stdout.decode()


def wait_until(what, ready):
    end = time.monotonic() + WAIT_SECONDS
    while not ready():
        if time.monotonic() > end:
            raise AssertionError("waited too long for " + what)
        time.sleep(.1)


def running():
    """shard -> node of every task that runs."""
    rows = [line.split() for line in output_of("squeue", "-h", "-t", "R", "-o", "%j %K %N").splitlines()]
    return {row[1]: row[2] for row in rows if row[0] == "stele-align"}


def processes_of(node):
    """The processes of a node's jobs, and of the slurmstepds that hold them."""
    found = set()
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/environ" % pid, "rb") as f:
                environ = f.read().split(b"\0")
            with open("/proc/%s/stat" % pid) as f:
                parent = int(f.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        if b"SLURMD_NODENAME=" + node.encode() in environ and \
                b"SLURM_CONF=" + os.environ["SLURM_CONF"].encode() in environ:
            found |= {int(pid), parent}
    return found - {1, os.getpid()}


def lose_node(folder, node):
    """As when its plug is pulled: the daemon, the step and the program at once.
    All stand still before the first is killed, or one could tell of another's death."""
    with open(os.path.join(folder, "run", "slurmd-%s.pid" % node)) as f:
        lost = {int(f.read())} | processes_of(node)
    for how in (signal.SIGSTOP, signal.SIGKILL):
        for pid in lost:
            try:
                os.kill(pid, how)
            except ProcessLookupError:
                pass
    return len(lost)


class Site:
    """A folder that all nodes see, with settings as a user would edit them."""

    def __init__(self, stele, top):
        self.folder, self.stele = os.path.join(top, "site"), stele
        os.mkdir(self.folder)
        plain = write_manifest(os.path.join(top, "plain.tsv"), sample_rows(TIMES))
        self.manifest = os.path.join(self.folder, "pairs.tsv")
        with open(self.manifest, "w") as f:
            subprocess.run([os.path.join(ROOT, "scripts/slurm/add_bytes.sh"), plain], check=True, stdout=f)
        with open(os.path.join(ROOT, "scripts/slurm/settings.sh")) as f:
            text = f.read()
        for name, value in (("STELE", stele), ("OUTPUTS", '"%s"' % " ".join(OUTPUTS)), ("CPUS", "2"),
                            ("OPTIONS", '"%s"' % OPTIONS), ("SHARDS", str(SHARDS)), ("MEMORY", "500M")):
            before = text
            text = "\n".join("%s=%s" % (name, value) if line.startswith(name + "=") else line
                             for line in before.split("\n"))
            assert text != before, name
        with open(os.path.join(self.folder, "settings.sh"), "w") as f:
            f.write(text)

    def submit(self):
        return output_of("env", "-C", self.folder, os.path.join(ROOT, "scripts/slurm/submit.sh"),
                         os.path.join(self.folder, "settings.sh")).split()

    def journal(self, shard):
        return os.path.join(self.folder, "parts", "shard-%s.%s.journal.tsv" % (shard, OUTPUTS[0]))

    def log(self, name):
        with open(os.path.join(self.folder, "parts", "log", name + ".log")) as f:
            return f.read()

    def result(self):
        """Digests of what the merge has made."""
        return {name: digest for name, digest in digests_of_files(self.folder).items() if name.startswith("corpus")}


def digests_of_files(folder):
    """As digests(), for a folder that has folders in it."""
    with tempfile.TemporaryDirectory() as links:
        for name in os.listdir(folder):
            if os.path.isfile(os.path.join(folder, name)):
                os.symlink(os.path.join(folder, name), os.path.join(links, name))
        return digests(links)


def one_machine(site, top):
    folder = os.path.join(top, "one")
    os.mkdir(folder)
    args = [site.stele, "batch", site.manifest, "-j", "2", *OPTIONS.split()]
    for name in OUTPUTS:
        args += ["-o", os.path.join(folder, name)]
    run(args)
    return digests(folder)


def in_their_middle(site):
    """Shards that run and have something durable already, the youngest first, and their nodes."""
    begun = [(os.path.getsize(site.journal(shard)), shard, node) for shard, node in running().items()
             if os.path.exists(site.journal(shard))]
    return [(shard, node) for size, shard, node in sorted(begun) if size > 2000]


def script_of(shard):
    """The process of the batch script of a task."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/environ" % pid, "rb") as f:
                environ = f.read().split(b"\0")
            with open("/proc/%s/cmdline" % pid, "rb") as f:
                script = b"slurm_script" in f.read()
        except OSError:
            continue
        if script and b"SLURM_ARRAY_TASK_ID=" + shard.encode() in environ and \
                b"SLURM_CONF=" + os.environ["SLURM_CONF"].encode() in environ:
            return int(pid)
    raise AssertionError("no script runs shard " + shard)


def time_is_up(site):
    """Tell a task's batch script that its time is up, as Slurm does."""
    wait_until("a task in its middle", lambda: in_their_middle(site))
    shard = in_their_middle(site)[0][0]
    os.kill(script_of(shard), signal.SIGUSR1)
    wait_until("the task to be begun again", lambda: "to be begun again" in site.log("shard-" + shard))
    return shard


def node_is_lost(v, site, cluster, other_than):
    def others():
        return [(shard, node) for shard, node in in_their_middle(site) if shard != other_than]
    wait_until("another task in its middle", others)
    shard, node = others()[0]
    v.expect("a node is lost with its task", lose_node(cluster, node) >= 3)
    v.expect("its shard is not done", not os.path.exists(os.path.join(site.folder, "parts",
                                                                      "shard-%s.%s" % (shard, OUTPUTS[0]))))
    return shard, node


def modified_at(folder):
    return {name: os.stat(os.path.join(folder, name)).st_mtime_ns for name in os.listdir(folder) if name != "log"}


def check_all(v, site, cluster, want):
    jobs = site.submit()
    v.expect("two jobs", len(jobs) == 2, jobs)
    requeued = time_is_up(site)
    lost, node = node_is_lost(v, site, cluster, requeued)
    wait_until("the end of all jobs", lambda: not output_of("squeue", "-h").strip())
    v.same("the bytes of one machine", site.result(), want)
    states = output_of("sinfo", "-h", "-N", "-o", "%N %t")
    v.expect("the node was seen to be lost", "%s down" % node in states, states)
    v.expect("the task whose time was up was begun again", site.log("shard-" + requeued).count("to be begun again") == 1)
    print("shard %s begun again, shard %s lost with node %s" % (requeued, lost, node), flush=True)
    parts = os.path.join(site.folder, "parts")
    before = modified_at(parts)
    v.expect("no task is left half done", not [name for name in before if name.endswith(".tmp")], before)
    site.submit()
    wait_until("the end of all jobs", lambda: not output_of("squeue", "-h").strip())
    v.expect("an array submitted again writes nothing", modified_at(parts) == before)
    v.same("and the merge makes the same", site.result(), want)


def main(stele):
    if not all(shutil.which(program) for program in ("slurmctld", "slurmd", "sbatch")):
        print("SKIP: no Slurm (packages slurmctld, slurmd, slurm-client)")
        return SKIPPED
    v = Verdicts()
    with tempfile.TemporaryDirectory() as top:
        cluster = os.path.join(top, "cluster")
        os.environ["SLURM_CONF"] = os.path.join(cluster, "slurm.conf")
        site = Site(stele, top)
        want = one_machine(site, top)
        try:
            if subprocess.run([os.path.join(HERE, "cluster.sh"), "up", cluster, str(NODES)], check=False).returncode:
                print(output_of("sh", "-c", "tail -n 20 %s/log/*" % cluster))
                print("SKIP: Slurm does not start on this machine")
                return SKIPPED
            check_all(v, site, cluster, want)
        finally:
            if v.failed or sys.exc_info()[0]:
                print(output_of("tail", "-n", "60", os.path.join(cluster, "log", "slurmctld.log")))
                print(output_of("sh", "-c", "tail -n 20 %s/parts/log/* || true" % site.folder), flush=True)
            subprocess.run(["scancel", "-u", str(os.getuid())], stderr=subprocess.DEVNULL)
            subprocess.run([os.path.join(HERE, "cluster.sh"), "down", cluster], check=True)
        left = output_of("sh", "-c", "grep -lsz '^SLURM_CONF=%s' /proc/[0-9]*/environ || true" %
                         os.environ["SLURM_CONF"]).split()
        left = [path for path in left if path != "/proc/%d/environ" % os.getpid() and os.path.exists(path)]
        v.expect("nothing runs on", not left, left)
    return v.exit_code()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1])))
