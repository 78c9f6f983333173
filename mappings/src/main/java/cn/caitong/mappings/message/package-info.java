/** Canonical messages: the types the hub speaks, and one message as CloudEvents 1.0 carries it. Their shapes are the schemas in {@code schemas/}. */
@NullMarked
package cn.caitong.mappings.message;

import org.jspecify.annotations.NullMarked;
