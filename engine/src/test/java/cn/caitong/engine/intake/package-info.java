/** Tests of intake on a real database: what a receipt promises, and what a repeated, other or refused message gets. */
@NullMarked
package cn.caitong.engine.intake;

import org.jspecify.annotations.NullMarked;
