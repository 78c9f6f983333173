/** Tests of the evidence: its chain, its seals and its proofs, by people who would rather it said something else. */
@NullMarked
package cn.caitong.engine.evidence;

import org.jspecify.annotations.NullMarked;
