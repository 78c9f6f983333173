package cn.caitong.simulators.workbench;

import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.log.LineFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list itself, on disk before the hub hears that a to-do was taken. */
final class TodoList implements AutoCloseable {
    private final LineFile file;
    private final Map<String, Todo> todos = new LinkedHashMap<>();

    /** What stands in the list after a call: the new to-do, or the one that was there. */
    record Taking(Todo todo, boolean isConflict) {}

    TodoList(Path file) {
        this.file = LineFile.open(file);
        this.file.found().stream()
                .map(line -> JsonLines.read(line, Todo.class))
                .forEach(todo -> todos.put(todo.id(), todo));
    }

    synchronized Taking take(Todo todo) {
        Todo there = todos.get(todo.id());
        if (there != null) {
            return new Taking(there, !there.digest().equals(todo.digest()));
        }
        file.append(JsonLines.write(todo));
        todos.put(todo.id(), todo);
        return new Taking(todo, false);
    }

    synchronized List<Todo> all() {
        return List.copyOf(todos.values());
    }

    @Override
    public void close() {
        file.close();
    }
}
