"""Plain reachability in a graph library, for bench/reach.ts: reach-peers.py LIBRARY FILE.

FILE: int32 accounts, rows, sources; int32 from[rows], to[rows], source[sources]. Native byte order.
Prints one JSON line: version, seconds of processor time to build the graph and to answer (the least of three), and the accounts
reached.
"""

import json
import sys
import time

import numpy


def networkx_peer(accounts, start, end, sources):
    import networkx

    clock = time.process_time()
    graph = networkx.DiGraph()
    graph.add_nodes_from(range(accounts))
    graph.add_edges_from(zip(start.tolist(), end.tolist()))
    built = time.process_time()

    def answer():
        seen = set(sources)
        for layer in networkx.bfs_layers(graph, sources):
            seen.update(layer)
        return len(seen)

    return networkx.__version__, built - clock, answer


def igraph_peer(accounts, start, end, sources):
    import igraph

    clock = time.process_time()
    # One node more pays every source, for igraph walks from one node.
    edges = numpy.column_stack((start, end))
    edges = numpy.concatenate((edges, [(accounts, source) for source in sources]))
    graph = igraph.Graph(n=accounts + 1, edges=edges, directed=True)
    built = time.process_time()
    return igraph.__version__, built - clock, lambda: len(graph.subcomponent(accounts, mode="out")) - 1


def scipy_peer(accounts, start, end, sources):
    import scipy
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import breadth_first_order

    clock = time.process_time()
    rows = numpy.concatenate((start, numpy.full(len(sources), accounts, numpy.int32)))
    columns = numpy.concatenate((end, numpy.array(sources, numpy.int32)))
    ones = numpy.ones(len(rows), numpy.float64)
    graph = csr_matrix((ones, (rows, columns)), shape=(accounts + 1, accounts + 1))
    built = time.process_time()
    return (
        scipy.__version__,
        built - clock,
        lambda: len(breadth_first_order(graph, accounts, return_predecessors=False)) - 1,
    )


PEERS = {"networkx": networkx_peer, "igraph": igraph_peer, "scipy": scipy_peer}

if __name__ == "__main__":
    library, path = sys.argv[1:]
    data = numpy.fromfile(path, dtype=numpy.int32)
    accounts, rows, _ = (int(n) for n in data[:3])
    start, end = data[3 : 3 + rows], data[3 + rows : 3 + 2 * rows]
    version, build, answer = PEERS[library](accounts, start, end, data[3 + 2 * rows :].tolist())
    seconds = []
    for _ in range(3):
        clock = time.process_time()
        count = answer()
        seconds.append(time.process_time() - clock)
    print(json.dumps({"version": version, "build": build, "answer": min(seconds), "count": count}))
