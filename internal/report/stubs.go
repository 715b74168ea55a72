package report

import "techins/dataset"

func (k *knower) programmes() []dataset.Programme { return nil }
func (k *knower) awards() []dataset.Award         { return nil }
func (k *knower) documents() []dataset.Document   { return nil }
func (k *knower) firsts() []dataset.First         { return nil }
