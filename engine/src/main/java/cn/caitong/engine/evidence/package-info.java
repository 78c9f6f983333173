/**
 * What happened, written in the same transaction as its effect, chained case by case and sealed in signed batches (P7).
 * {@code docs/evidence.md} is the format; a verifier needs it, an export and a public key, and nothing of this hub.
 */
@NullMarked
package cn.caitong.engine.evidence;

import org.jspecify.annotations.NullMarked;
