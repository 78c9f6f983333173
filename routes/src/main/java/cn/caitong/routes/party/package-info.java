/**
 * Who acts and who is meant, in every flow: parties by their keys, persons by their roles, accounts and numbers that print
 * masked.
 */
@NullMarked
package cn.caitong.routes.party;

import org.jspecify.annotations.NullMarked;
