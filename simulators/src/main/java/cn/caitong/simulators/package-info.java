/** The city in a box: partners that speak their real protocol over a real socket and keep books of their own. Written without the hub's code, so that agreeing with it proves something. */
@NullMarked
package cn.caitong.simulators;

import org.jspecify.annotations.NullMarked;
