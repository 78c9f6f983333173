/**
 * What must not lie open in the database: bodies, accounts and persons are sealed under a key id and found by keyed hash.
 * National algorithms through the lightweight interface, so that no security provider is registered for the whole process.
 */
@NullMarked
package cn.caitong.engine.vault;

import org.jspecify.annotations.NullMarked;
