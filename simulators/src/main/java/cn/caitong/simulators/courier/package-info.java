/** How a partner that keeps no ledger says what it has to say: letters on disk, carried to the hub until it has the last word on each, or carried badly when told to. */
@NullMarked
package cn.caitong.simulators.courier;

import org.jspecify.annotations.NullMarked;
