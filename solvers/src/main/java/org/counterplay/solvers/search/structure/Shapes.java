package org.counterplay.solvers.search.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The shapes of at most a number of states, fewer states first, without those that admit no gap. */
final class Shapes {
    private Shapes() {}

    /** Shapes whose states may recur. */
    static List<Shape> recurrent(int states, List<Integer> actions, int horizon) {
        List<Shape> shapes = new ArrayList<>();
        for (int n = 2; n <= states; n++) {
            shapes.add(Shape.recurrent(n, actions, horizon));
        }
        return shapes;
    }

    /** Shapes of one initial state and all sizes of the later layers. */
    static List<Shape> layered(int states, List<Integer> actions, int horizon) {
        List<Shape> shapes = new ArrayList<>();
        extend(new ArrayList<>(List.of(1)), states - 1, horizon, actions, shapes);
        shapes.removeIf(shape -> PathBounds.most(shape) <= 0);
        shapes.sort(Comparator.comparingInt(Shape::states)); // stable: the order of the layers' sizes stays
        return shapes;
    }

    private static void extend(List<Integer> layers, int left, int horizon, List<Integer> actions, List<Shape> shapes) {
        if (layers.size() == horizon) {
            shapes.add(Shape.layered(layers, actions));
            return;
        }
        for (int size = 1; size <= left - (horizon - layers.size() - 1); size++) {
            layers.add(size);
            extend(layers, left - size, horizon, actions, shapes);
            layers.removeLast();
        }
    }
}
