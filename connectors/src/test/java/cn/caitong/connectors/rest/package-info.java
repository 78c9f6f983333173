/** Tests of REST on its own: what bounds a call, and what a failure says about it. */
@NullMarked
package cn.caitong.connectors.rest;

import org.jspecify.annotations.NullMarked;
