/**
 * National cryptography behind a small interface: digests, keyed digests, signatures and their keys. Bouncy Castle's
 * lightweight classes do the work; beside the vault, which seals, nothing else in the engine names them.
 */
@NullMarked
package cn.caitong.engine.crypto;

import org.jspecify.annotations.NullMarked;
