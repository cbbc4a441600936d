//! A finished session in; sentences, tables and strips out.
