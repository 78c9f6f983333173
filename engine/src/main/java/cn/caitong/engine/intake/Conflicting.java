package cn.caitong.engine.intake;

import java.util.UUID;

/** Another content under the id of {@code first}. */
record Conflicting(UUID id, Known first, Letter letter, Bodies.Body body) {}
