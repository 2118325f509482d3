ziSearch.part("adedeb504e","0\n0\tKTP");
