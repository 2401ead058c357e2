"""The groups a person may belong to, and the rules a row may ask for, by the words of the machine interface."""

from openfisca_core.indexed_enums import Enum


class Category(Enum):
    普通参保人员 = "普通参保人员"
    特困人员 = "特困人员"
    孤儿 = "孤儿"
    低保对象 = "低保对象"
    建档立卡贫困人口 = "建档立卡贫困人口"
    低保边缘家庭成员 = "低保边缘家庭成员"
    农村易返贫致贫人口 = "农村易返贫致贫人口"
    支出型困难家庭重病患者 = "支出型困难家庭重病患者"
    医疗救助对象 = "医疗救助对象"
