/**
 * Each partner's way of speaking, found by its descriptor: a dialect folder loaded by digest, or the canonical form itself.
 */
@NullMarked
package cn.caitong.connectors.dialect;

import org.jspecify.annotations.NullMarked;
