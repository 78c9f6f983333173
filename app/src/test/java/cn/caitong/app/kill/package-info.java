/**
 * The kill test: the hub is killed with {@code kill -9} wherever its transactions commit, around the wire and at random, and
 * what its clients and partners wrote down is the judge. {@code LightHub} is the process that dies; the rest stays alive.
 */
@NullMarked
package cn.caitong.app.kill;

import org.jspecify.annotations.NullMarked;
