"""The data sets of the course, one loader each: real where it can be had, or a stand-in; a line says which."""

from gradlab.data.adult import load_adult
from gradlab.data.cifar import load_cifar10
from gradlab.data.iris import load_iris
from gradlab.data.mnist import load_mnist

__all__ = ["load_adult", "load_cifar10", "load_iris", "load_mnist"]
