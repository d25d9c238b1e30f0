#!/usr/bin/env python3
"""No file of the engine includes itself by way of others.

    include_circles.py ROOT [EXCEPTIONS]

x.c and x.h are one file here.  Fails on a circle and prints it.  EXCEPTIONS
lists includes that are still to go, "FROM TO" on a line, as paths without
ending; one that closes no circle any more is an error too.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from source_tree import engine_files, read, read_exceptions  # noqa: E402

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)\.h"', re.M)


def include_graph(root):
    """{file: those it includes}, without endings."""
    graph = {}
    for path in engine_files(root):
        stem = os.path.splitext(path)[0]
        graph.setdefault(stem, set()).update(INCLUDE.findall(read(root, path)))
    return {stem: sorted(to for to in includes if to in graph and to != stem) for stem, includes in graph.items()}


def find_circle(graph):
    """The files of a circle, the first one again at the end; None if there is none."""
    done = set()
    for start in sorted(graph):
        path, rest = [start], [iter(graph[start])]
        while path:
            to = next(rest[-1], None)
            if to is None:
                done.add(path.pop())
                rest.pop()
            elif to in path:
                return path[path.index(to):] + [to]
            elif to not in done:
                path.append(to)
                rest.append(iter(graph[to]))
    return None


def leads_to(graph, start, end):
    todo, seen = [start], {start}
    while todo:
        here = todo.pop()
        if here == end:
            return True
        new = set(graph.get(here, ())) - seen
        seen |= new
        todo += new
    return False


def faults_of(graph, exceptions):
    """What is wrong, each in a line."""
    faults = ["no circle needs this exception any more: %s %s" % (one, to) for one, to in exceptions
              if to not in graph.get(one, ()) or not leads_to(graph, to, one)]
    allowed = {stem: [to for to in includes if (stem, to) not in exceptions] for stem, includes in graph.items()}
    circle = find_circle(allowed)
    while circle:
        faults.append("a circle: " + " -> ".join(circle))
        allowed[circle[-2]].remove(circle[-1])
        circle = find_circle(allowed)
    return faults


def main(root, *lists):
    graph = include_graph(root)
    faults = faults_of(graph, [pair for path in lists for pair in read_exceptions(path)])
    print("\n".join(faults))
    print("%d files, %d faults" % (len(graph), len(faults)))
    return 1 if faults or not graph else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
