/**
 * How a message gets in: a receipt is given only once message, body, inbox row and evidence are on disk (P1), the same message
 * gets its first receipt again (P4), and what is refused consumes nothing. Translation and validation come before it.
 */
@NullMarked
package cn.caitong.engine.intake;

import org.jspecify.annotations.NullMarked;
