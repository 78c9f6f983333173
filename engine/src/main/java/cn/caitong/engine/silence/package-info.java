/**
 * Whether nobody spoke (P6, N5.3): when what is handed in has arrived, when nothing could be handed in, and what is found when
 * a flow asks whether a term has passed in silence.
 */
@NullMarked
package cn.caitong.engine.silence;

import org.jspecify.annotations.NullMarked;
