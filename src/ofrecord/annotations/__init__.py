"""The steps of the reading. Each file (or folder) is named by what it finds and holds one `Step`.

Steps never import each other: they read earlier annotations. The order stands in `order.STEPS`.
"""
