/** A trading centre that speaks REST in one of two dialects, and misbehaves on demand. Its wire contracts are the READMEs beside the dialects. */
@NullMarked
package cn.caitong.simulators.rest;

import org.jspecify.annotations.NullMarked;
